# SPDX-License-Identifier: Apache-2.0 OR MIT
#
#     hdrtrie_generate(TARGET program LIST edge.names NAME edge)
#
# Generates edge.c and edge.h from a list and compiles them into a target of this folder; its sources write #include "edge.h".
# A change of the list, or of a file that it includes, generates again. NAME is a name of C, as for `hdrtrie gen --name`.
function(hdrtrie_generate)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "TARGET;LIST;NAME" "")
  foreach(needed TARGET LIST NAME)
    if(NOT arg_${needed})
      message(FATAL_ERROR "hdrtrie_generate: ${needed} is missing; write hdrtrie_generate(TARGET target LIST file NAME symbol)")
    endif()
  endforeach()
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "hdrtrie_generate: unknown arguments: ${arg_UNPARSED_ARGUMENTS}")
  endif()

  get_filename_component(list "${arg_LIST}" ABSOLUTE)
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/hdrtrie_${arg_NAME}")
  set(outputs "${folder}/${arg_NAME}.c" "${folder}/${arg_NAME}.h")
  file(MAKE_DIRECTORY "${folder}")
  cmake_policy(SET CMP0116 NEW) # the paths in the depfile
  add_custom_command(
    OUTPUT ${outputs}
    COMMAND hdrtrie::generator gen "${list}" -o "${folder}/${arg_NAME}.c" -H "${folder}/${arg_NAME}.h" --name "${arg_NAME}"
            --depfile "${folder}/${arg_NAME}.d"
    # gen leaves unchanged files alone, so make would run it each time.
    COMMAND "${CMAKE_COMMAND}" -E touch ${outputs}
    DEPENDS "${list}" hdrtrie::generator
    DEPFILE "${folder}/${arg_NAME}.d"
    COMMENT "Generating ${arg_NAME}.c and ${arg_NAME}.h from ${arg_LIST}"
    VERBATIM)
  target_sources(${arg_TARGET} PRIVATE ${outputs})
  target_include_directories(${arg_TARGET} PRIVATE "${folder}")
  target_link_libraries(${arg_TARGET} PRIVATE hdrtrie::headers)
endfunction()
