"""The unfilled ladder (미채용 구인기업 특별관리): whose an unfilled posting is, day by day, and what is booked of it."""
