"""Sources → resolved objects. Every id is looked up here, once; what is missing is a problem with the nearest id.

Problems carry a path whose first segment is the id of the element they stand in (`kind:id` for acts, areas, programmes
and questionnaires); `files.definitions` knows in which file each one is and adds the place.
"""
