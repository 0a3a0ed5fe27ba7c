"""Cybersecurity diagnosis for Polish local government: answers in, scored report and purchase plan out."""
