"""Where and when: visit days, routes and service points."""
