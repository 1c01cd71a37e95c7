// Feeds mutated inputs to LLVMFuzzerTestOneInput for a while.
//
//   fuzz_NAME [--seconds N] [--seed S] [--first I] [FILE...]
//
// Run I of seed S is always the same input, so a crash is repeated with the two numbers that are
// printed with it. Files are run as they are.
#include "tests/fuzz/fuzz_driver.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string_view>

// Present only in sanitized builds.
extern "C" __attribute__((weak)) void __sanitizer_set_death_callback(void (*callback)());

namespace {

using Random = std::mt19937_64;

struct Options {
    double seconds = 1.0;
    std::uint64_t seed = 1;
    std::uint64_t first = 0;
    std::vector<std::string> files;
};

std::uint64_t currentSeed = 0;
std::uint64_t currentRun = 0;

void reportRun() {
    char text[128];
    const int size = std::snprintf(text, sizeof(text), "\nrepeat with: --seed %llu --first %llu\n",
                                   static_cast<unsigned long long>(currentSeed),
                                   static_cast<unsigned long long>(currentRun));
    (void)!::write(STDERR_FILENO, text, static_cast<std::size_t>(size));
}

void onSignal(int number) {
    reportRun();
    std::signal(number, SIG_DFL);
    std::raise(number);
}

std::size_t below(Random& random, std::size_t limit) {
    return limit == 0 ? 0 : random() % limit;
}

/// A value that readers like to trip over, in a random width.
std::string interesting(Random& random) {
    constexpr std::uint64_t values[] = {0,
                                        1,
                                        0x7F,
                                        0x80,
                                        0xFF,
                                        0x7FFF,
                                        0xFFFF,
                                        0x7FFFFFFF,
                                        0x80000000,
                                        0xFFFFFFFF,
                                        0x7FFFFFFFFFFFFFFF,
                                        ~0ULL};
    const std::uint64_t value = values[below(random, std::size(values))];
    const std::size_t width = std::size_t{1} << below(random, 4);
    return {reinterpret_cast<const char*>(&value), width};
}

void mutate(std::string& input, const std::vector<std::string>& seeds, Random& random) {
    const std::size_t place = below(random, input.size() + 1);
    const std::size_t length = 1 + below(random, 16);
    switch (below(random, 8)) {
        case 0:
        case 1:
            if (place < input.size()) {
                input[place] = static_cast<char>(input[place] ^ (1 << below(random, 8)));
            }
            break;
        case 2:
            if (place < input.size()) {
                input[place] = static_cast<char>(random());
            }
            break;
        case 3:
            input.erase(place, length);
            break;
        case 4:
            input.resize(place);
            break;
        case 5:
            input.replace(place, below(random, 9), interesting(random));
            break;
        case 6:
            input.insert(place, input.substr(below(random, input.size() + 1), length));
            break;
        default: {
            const std::string& other = seeds[below(random, seeds.size())];
            input.insert(place, other.substr(below(random, other.size() + 1), 4 * length));
        }
    }
}

std::string inputFor(std::uint64_t seed, std::uint64_t run, const std::vector<std::string>& seeds) {
    std::seed_seq sequence{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(run),
                           static_cast<std::uint32_t>(run >> 32U)};
    Random random(sequence);
    std::string input = seeds[below(random, seeds.size())];
    for (std::size_t steps = below(random, 6); steps > 0; --steps) {
        mutate(input, seeds, random);
    }
    return input;
}

void runOne(const std::string& input) {
    // An own block of exactly this size lets the sanitizer see a read past the end.
    const std::vector<std::uint8_t> exact(input.begin(), input.end());
    (void)LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

Options parseOptions(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string_view name = argv[i];
        const char* value = i + 1 < argc ? argv[i + 1] : "";
        if (name == "--seconds") {
            options.seconds = std::atof(value);
        } else if (name == "--seed") {
            options.seed = std::strtoull(value, nullptr, 10);
        } else if (name == "--first") {
            options.first = std::strtoull(value, nullptr, 10);
        } else {
            options.files.emplace_back(name);
            continue;
        }
        ++i;
    }
    return options;
}

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int argc, char** argv) {
    const Options options = parseOptions(argc, argv);
    std::signal(SIGABRT, onSignal);
    std::signal(SIGSEGV, onSignal);
    if (__sanitizer_set_death_callback != nullptr) {
        __sanitizer_set_death_callback(reportRun);
    }
    for (const std::string& path : options.files) {
        std::ifstream file(path, std::ios::binary);
        runOne({std::istreambuf_iterator<char>(file), {}});
    }
    const std::vector<std::string> seeds = fuzzSeeds();
    std::ranges::for_each(seeds, runOne);
    currentSeed = options.seed;
    currentRun = options.first;
    const auto start = std::chrono::steady_clock::now();
    double slowest_s = 0.0;
    while (options.files.empty() && secondsSince(start) < options.seconds) {
        const std::string input = inputFor(options.seed, currentRun, seeds);
        const auto begin = std::chrono::steady_clock::now();
        runOne(input);
        slowest_s = std::max(slowest_s, secondsSince(begin));
        ++currentRun;
    }
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    std::printf("%llu executions, slowest %.1f ms, peak memory %ld MiB\n",
                static_cast<unsigned long long>(currentRun - options.first), 1000.0 * slowest_s,
                usage.ru_maxrss / 1024);
    return 0;
}
