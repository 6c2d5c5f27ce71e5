"""What moves a visit: the loop, the handlers of effects, a thread for each device."""
