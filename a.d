a.c a.h: \
  a.names
