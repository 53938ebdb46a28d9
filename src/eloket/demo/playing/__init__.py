"""Playing a life event on somebody, to see what the platform makes of it."""
