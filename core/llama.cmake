# Read by CMake at the beginning of llama.cpp's build (.cargo/config.toml says where this file is).
#
# llama-cpp-2 always asks for llama.cpp's `common` library: argument parsing, chat templates, an HTTP client. Nothing here uses it, and it
# is nearly half of what a first build compiles. Without this file everything builds and works all the same, only longer.
set(LLAMA_BUILD_COMMON OFF CACHE BOOL "not used by Aidpost" FORCE)

# The files of the many vision models that nobody here asks for, compiled sixteen together: each alone reads the same headers again, which takes most of
# its time. llama.cpp does the same with its text models.
function(join_vision_models)
    if(NOT TARGET mtmd)
        return()
    endif()
    get_target_property(others mtmd SOURCES)
    list(FILTER others EXCLUDE REGEX "^models/")
    list(TRANSFORM others PREPEND "${CMAKE_SOURCE_DIR}/tools/mtmd/")
    set_source_files_properties(${others} TARGET_DIRECTORY mtmd PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    set_target_properties(mtmd PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 16)
endfunction()
# GCC 12 gives `ldtilecfg` the first 8 bytes of a configuration of 64, and llama.cpp's code for AMX crashes with it: its processor code is
# compiled without AMX there.
function(leave_out_amx)
    if(NOT CMAKE_CXX_COMPILER_ID STREQUAL GNU OR CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13 OR NOT CMAKE_SYSTEM_PROCESSOR STREQUAL x86_64)
        return()
    endif()
    foreach(cpu ggml-cpu ggml-cpu-sapphirerapids)
        if(TARGET ${cpu})
            target_compile_options(${cpu} PRIVATE -mno-amx-tile -mno-amx-int8 -mno-amx-bf16)
        endif()
    endforeach()
endfunction()
# Behind everything that llama.cpp says; of its projects this is the outermost.
if(CMAKE_CURRENT_SOURCE_DIR STREQUAL CMAKE_SOURCE_DIR AND NOT CMAKE_VERSION VERSION_LESS 3.19)
    cmake_language(DEFER CALL join_vision_models)
    cmake_language(DEFER CALL leave_out_amx)
endif()
