"""The check of a template before it is used: everything wrong with it, told with the paragraph's text and the nearest right thing.

`sites` finds the tags and reads them, `pairs` tells blocks that don't nest, `kinds` knows what an expression is, `names` walks the tags
with that knowledge, `style_ids` and `layout` look at the document; barriers for readers are `render.docx.accessibility`'s. `check` puts
all of it together. Nothing here runs when a report is made.
"""
