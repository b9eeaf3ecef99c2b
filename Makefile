# SPDX-License-Identifier: Apache-2.0 OR MIT
# Builds the command and the static library in build-make/, with GNU make and a C compiler alone. Meson also builds the shared
# library, tests and benchmarks, and installs.
#
# Without make, one command builds the command:
#
#     cc -O2 -D_GNU_SOURCE -Iinclude src/*/*.c gen/*.c gen/*/*.c lists/presets.c -o hdrtrie
CFLAGS ?= -O2
BUILD = build-make

library = $(patsubst %.c,$(BUILD)/%.o,$(wildcard src/*/*.c) lists/presets.c)
command = $(patsubst %.c,$(BUILD)/%.o,$(wildcard gen/*.c gen/*/*.c))

all: $(BUILD)/hdrtrie $(BUILD)/libhdrtrie.a

$(BUILD)/hdrtrie: $(command) $(BUILD)/libhdrtrie.a
	$(CC) $(CFLAGS) $(LDFLAGS) $^ -o $@

$(BUILD)/libhdrtrie.a: $(library)
	rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -D_GNU_SOURCE -Iinclude $(CFLAGS) -MMD -c $< -o $@

clean:
	rm -rf $(BUILD)

.PHONY: all clean
-include $(library:.o=.d) $(command:.o=.d)
