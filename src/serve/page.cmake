# Builds the page with npm in the build tree. Called by the build with UI (its sources), WORK (a copy that npm may fill), NPM
# and PLAIN (the page to take where npm fails, for instance without a network). The result is in WORK/dist.
file(COPY ${UI}/ DESTINATION ${WORK} PATTERN node_modules EXCLUDE PATTERN dist EXCLUDE)
execute_process(COMMAND ${NPM} ci --no-audit --no-fund WORKING_DIRECTORY ${WORK} RESULT_VARIABLE code OUTPUT_QUIET)
if(code EQUAL 0)
  execute_process(COMMAND ${NPM} run build WORKING_DIRECTORY ${WORK} RESULT_VARIABLE code)
endif()
if(NOT code EQUAL 0)
  message(WARNING "npm could not build the page of laut serve; the program gets a plain one. Build again with a network, or configure with -DLAUT_UI=OFF.")
  file(REMOVE_RECURSE ${WORK}/dist)
  file(COPY ${PLAIN}/ DESTINATION ${WORK}/dist)
endif()
file(TOUCH ${WORK}/page.stamp)
