/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* All public calls. Code on a request's path usually needs only find.h, mark.h or head.h; inline code uses inline.h. */
#ifndef HDRTRIE_H
#define HDRTRIE_H

#include <hdrtrie/build.h>
#include <hdrtrie/check.h>
#include <hdrtrie/connection.h>
#include <hdrtrie/cookie.h>
#include <hdrtrie/find.h>
#include <hdrtrie/head.h>
#include <hdrtrie/load.h>
#include <hdrtrie/mark.h>
#include <hdrtrie/order.h>
#include <hdrtrie/rules.h>
#include <hdrtrie/version.h>

#endif
