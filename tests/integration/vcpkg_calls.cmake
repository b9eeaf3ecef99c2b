# SPDX-License-Identifier: Apache-2.0 OR MIT
# Runs packaging/vcpkg/portfile.cmake without vcpkg. Its variables: PORT, BUILD, VCPKG_LIBRARY_LINKAGE, and CURRENT_PACKAGES_DIR, a folder
# with the name package.
#
# Imitates the calls of vcpkg that the port uses, as their documentation describes them. So this test finds faults in the port, but it
# does not find a call that vcpkg understands in another way.
cmake_minimum_required(VERSION 3.20)
function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

function(vcpkg_configure_meson)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "SOURCE_PATH" "OPTIONS")
  if(NOT EXISTS "${BUILD}/build.ninja") # both kinds of libraries share a build
    run(meson setup "${BUILD}" "${arg_SOURCE_PATH}" --prefix=/package --libdir=lib ${arg_OPTIONS})
  endif()
endfunction()

function(vcpkg_install_meson)
  get_filename_component(folder "${CURRENT_PACKAGES_DIR}/.." ABSOLUTE)
  run(meson install -C "${BUILD}" --quiet --destdir "${folder}")
endfunction()

function(vcpkg_copy_tools)
  cmake_parse_arguments(PARSE_ARGV 0 arg "AUTO_CLEAN" "" "TOOL_NAMES")
  file(MAKE_DIRECTORY "${CURRENT_PACKAGES_DIR}/tools/hdrtrie")
  foreach(tool ${arg_TOOL_NAMES})
    file(RENAME "${CURRENT_PACKAGES_DIR}/bin/${tool}" "${CURRENT_PACKAGES_DIR}/tools/hdrtrie/${tool}")
  endforeach()
endfunction()

function(vcpkg_replace_string file old new)
  file(READ "${file}" text)
  string(REPLACE "${old}" "${new}" changed "${text}")
  if(changed STREQUAL text)
    message(FATAL_ERROR "${file} does not contain ${old}")
  endif()
  file(WRITE "${file}" "${changed}")
endfunction()

function(vcpkg_fixup_pkgconfig)
endfunction()

function(vcpkg_install_copyright)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "FILE_LIST")
  foreach(file ${arg_FILE_LIST})
    file(APPEND "${CURRENT_PACKAGES_DIR}/share/hdrtrie/copyright" "${file}\n")
    file(SIZE "${file}" size)
  endforeach()
endfunction()

include("${PORT}/portfile.cmake")
