# SPDX-License-Identifier: Apache-2.0 OR MIT
# An overlay port: it builds the tree that contains it.
#
#     vcpkg install hdrtrie --overlay-ports=hdrtrie/packaging/vcpkg
get_filename_component(SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../.." ABSOLUTE)
set(VCPKG_BUILD_TYPE release) # the library is C, so programs of every build type link with this one

vcpkg_configure_meson(
  SOURCE_PATH "${SOURCE_PATH}"
  OPTIONS -Dtests=disabled -Dbench=disabled -Dadapters=disabled -Dxxhash=disabled)
vcpkg_install_meson()
vcpkg_copy_tools(TOOL_NAMES hdrtrie AUTO_CLEAN)

# Meson installs both libraries, and vcpkg expects one.
if(VCPKG_LIBRARY_LINKAGE STREQUAL "static")
  file(GLOB unwanted "${CURRENT_PACKAGES_DIR}/lib/libhdrtrie.so*" "${CURRENT_PACKAGES_DIR}/lib/libhdrtrie*.dylib")
else()
  set(unwanted "${CURRENT_PACKAGES_DIR}/lib/libhdrtrie.a")
endif()
file(REMOVE ${unwanted})

# vcpkg has CMake's files in share/hdrtrie, beside the presets, and commands in tools/hdrtrie.
file(GLOB cmake_files "${CURRENT_PACKAGES_DIR}/lib/cmake/hdrtrie/*")
file(COPY ${cmake_files} DESTINATION "${CURRENT_PACKAGES_DIR}/share/hdrtrie")
file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/lib/cmake")
set(config "${CURRENT_PACKAGES_DIR}/share/hdrtrie/hdrtrieConfig.cmake")
vcpkg_replace_string("${config}" "/../../..\"" "/../..\"")
vcpkg_replace_string("${config}" "hdrtrie_bindir \"bin\"" "hdrtrie_bindir \"tools/hdrtrie\"")

vcpkg_fixup_pkgconfig()
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE" "${SOURCE_PATH}/LICENSES/Apache-2.0.txt" "${SOURCE_PATH}/LICENSES/MIT.txt")
