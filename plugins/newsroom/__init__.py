"""The newsroom's own values, which every feature shares.

An article, a message to the editor, the archive's settings, addresses, and the words of the
interface. No Pelican here either.
"""
