# Shared settings of every target: language level, warnings, sanitizers, include root.

add_library(gonio_options INTERFACE)
target_compile_features(gonio_options INTERFACE cxx_std_20)
target_compile_options(gonio_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
    -Wnon-virtual-dtor -Woverloaded-virtual
    # GCC 12 wrongly sees overlap in "literal" + std::string at -O3.
    -Wno-restrict
    # One rounding for every machine of a kind: results must be equal bit for bit between runs.
    -ffp-contract=off)
if(GONIO_WARNINGS_AS_ERRORS)
    target_compile_options(gonio_options INTERFACE -Werror)
endif()
if(GONIO_SANITIZE)
    target_compile_options(gonio_options INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(gonio_options INTERFACE -fsanitize=address,undefined)
endif()

# gonio_library(NAME SOURCES a.cpp ... LINK lib ... PRIVATE_LINK lib ...)
function(gonio_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    string(REPLACE "gonio_" "gonio::" alias ${name})
    add_library(${alias} ALIAS ${name})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC ${ARG_LINK} PRIVATE gonio_options ${ARG_PRIVATE_LINK})
endfunction()

# gonio_test(tst_name LINK lib ...): one Qt Test executable from tst_name.cpp in this folder.
function(gonio_test name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK;RUNNER" ${ARGN})
    add_executable(${name} ${name}.cpp ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_compile_definitions(${name} PRIVATE QT_NO_KEYWORDS
        GONIO_TEST_DATA="${GONIO_TEST_DATA}" GONIO_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    target_link_libraries(${name} PRIVATE gonio_options Qt6::Core Qt6::Test ${ARG_LINK})
    add_test(NAME ${name} COMMAND ${ARG_RUNNER} $<TARGET_FILE:${name}>)
    set_tests_properties(${name} PROPERTIES TIMEOUT 600)
endfunction()

# gonio_gui_library(NAME SOURCES a.cpp ... LINK lib ... PRIVATE_LINK lib ...): a part of the window.
function(gonio_gui_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
    gonio_library(${name} SOURCES ${ARG_SOURCES} LINK Qt6::Widgets ${ARG_LINK}
        PRIVATE_LINK ${ARG_PRIVATE_LINK})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_compile_definitions(${name} PUBLIC QT_NO_KEYWORDS)
endfunction()

# gonio_gui_test(tst_name LINK lib ...): as gonio_test, on a screen (a virtual one where there is none).
function(gonio_gui_test name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
    gonio_test(${name} SOURCES ${ARG_SOURCES} LINK Qt6::Widgets ${ARG_LINK}
        RUNNER "${PROJECT_SOURCE_DIR}/cmake/with-display")
    set_property(TEST ${name} PROPERTY ENVIRONMENT "LIBGL_ALWAYS_SOFTWARE=1" "QT_QPA_PLATFORM=xcb")
endfunction()
