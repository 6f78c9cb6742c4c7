"""The authority: which actors and places are known, by which names, read from TOML and checked."""
