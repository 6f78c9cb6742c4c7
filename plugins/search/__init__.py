"""The search: what readers find, and how it is found without a server."""
