"""The room that touches the disk: reading and writing of sheets, definitions, templates and outputs."""
