"""What is done before and after the worst day: backups, kit, and the ways back."""
