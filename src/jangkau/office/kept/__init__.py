"""Keeps what is born at the regency: accounts, nodes, tickets and settings."""
