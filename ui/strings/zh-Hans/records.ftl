# A record that could not be written after its paper came out.
go-on-without-issued = 知道了，继续
go-on-without-spoiled = 知道了，继续
