"""A finished report looked at again: is everything in it, can everybody read it, was it changed since."""
