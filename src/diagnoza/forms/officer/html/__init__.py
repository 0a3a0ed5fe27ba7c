"""The HTML form: one file that needs no server and no network."""
