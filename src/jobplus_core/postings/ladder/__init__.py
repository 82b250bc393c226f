"""The unfilled ladder (미채용 구인기업 특별관리): whose a posting is on any day, and what is booked of it."""
