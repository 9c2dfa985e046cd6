"""One service in many forms: html, paper, schema and the order in which SIAK asks."""
