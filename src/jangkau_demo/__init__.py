"""A made-up regency to try Jangkau on: people, nodes, a SIAK simulator and a story."""
