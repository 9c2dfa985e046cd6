"""Made-up bad days: seeded worlds in which links, disks, clocks and machines fail."""
