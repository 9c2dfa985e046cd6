"""What is offered: services, fields, requirements and deadlines, as pure data."""

from jangkau.catalogue.offered import service, services

__all__ = ["service", "services"]
