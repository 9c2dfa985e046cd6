"""What is offered: services, fields, requirements and deadlines, as pure data."""
