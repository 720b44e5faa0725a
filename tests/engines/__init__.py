"""What differs by engine is tried in each: Chromium, Firefox, WebKit."""
