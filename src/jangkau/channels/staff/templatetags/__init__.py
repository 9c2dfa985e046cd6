"""Filters for the staff door's templates."""
