import drivers.camera.zbar  # noqa: F401 - looks for its library by a process, once, whichever command comes first
