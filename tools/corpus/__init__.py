"""Broken forms with what the import has to say to each: small functions that spoil a good form in one visible way."""
