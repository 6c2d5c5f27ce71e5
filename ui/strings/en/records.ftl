# A record that could not be written after its paper came out.
go-on-without-issued = Go on
go-on-without-spoiled = Go on
