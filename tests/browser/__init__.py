"""What only a browser knows. A package, so that Chromium and the servers go when its last test is done."""
