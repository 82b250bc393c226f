"""The form of an employer, and the small ones of a contact and a visit: fields, and what is typed into them."""
