#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <cmath>
#include <numbers>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace gonio::test {

inline constexpr double kDegree = std::numbers::pi / 180;

/// Bytes of a file of the optional test data; empty where it is absent.
inline std::string testFile(const char* path) {
    QFile file(QString(GONIO_TEST_DATA) + "/" + path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    return file.readAll().toStdString();
}

inline std::vector<double> evenTimes_s(std::size_t count, double rate_hz) {
    std::vector<double> times_s(count);
    for (std::size_t i = 0; i < count; ++i) times_s[i] = static_cast<double>(i) / rate_hz;
    return times_s;
}

/// A copy of `text` with some bytes replaced, removed, doubled or cut off; equal seeds, equal text.
inline std::string mutated(std::string text, unsigned seed) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
    const std::string_view likely = ",\t\n\r=#/-+.eE0919nai\"\xEF ";
    for (std::size_t change = 0; change < 1 + below(12) && !text.empty(); ++change) {
        const std::size_t at = below(text.size());
        switch (below(5)) {
            case 0:
                text[at] = static_cast<char>(below(256));
                break;
            case 1:
                text[at] = likely[below(likely.size())];
                break;
            case 2:
                text.erase(at, below(20));
                break;
            case 3:
                text.insert(at, text.substr(at, below(30)));
                break;
            default:
                text.resize(below(6) == 0 ? at : text.size());
        }
    }
    return text;
}

}  // namespace gonio::test
