"""Each guard switched off in turn must make a test fail: `make mutate`."""
