### Progress of applications: the service's own sentences.

title = Where is my application?
summary = Look up · about { $minutes } min
    .elder = With your slip or ID card
