"""Price lists: written to be sent to suppliers or filled by the office, and read back as price files."""
