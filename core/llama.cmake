# Read by CMake at the beginning of llama.cpp's build (.cargo/config.toml says where this file is).
#
# llama-cpp-2 always asks for llama.cpp's `common` library: argument parsing, chat templates, an HTTP client. Nothing here uses it, and it
# is nearly half of what a first build compiles. Without this file everything builds and works all the same, only longer.
set(LLAMA_BUILD_COMMON OFF CACHE BOOL "not used by Aidpost" FORCE)
