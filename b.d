b.c b.h: \
  a.names
