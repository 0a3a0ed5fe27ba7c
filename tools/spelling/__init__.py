"""Spelling of the Polish text people read: which texts there are, and which of their words nobody knows."""
