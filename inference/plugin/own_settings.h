#pragma once

#include <cmath>
#include <map>
#include <string>

#include "core/result.h"

namespace gonio {

/// TrainingOptions::own, each setting asked for once; what nobody asked for is a mistake.
class OwnSettings {
public:
    explicit OwnSettings(const std::map<std::string, double>& given) : m_left(given) {}

    /// The setting, or what is standard. Outside low .. high check() fails.
    double value(const std::string& name, double standard, double low, double high) {
        const auto found = m_left.find(name);
        if (found == m_left.end()) return standard;
        const double value = found->second;
        m_left.erase(found);
        if (value >= low && value <= high) return value;
        if (m_problem.empty()) {
            m_problem = name + " is " + std::to_string(value) + ", not " + std::to_string(low) +
                        " to " + std::to_string(high);
        }
        return standard;
    }

    int whole(const std::string& name, int standard, int low, int high) {
        return static_cast<int>(std::lround(value(name, standard, low, high)));
    }

    bool flag(const std::string& name, bool standard) {
        return whole(name, standard ? 1 : 0, 0, 1) == 1;
    }

    /// \return Usage: the first setting out of its range, or one that the network has not
    Result<void> check(const std::string& network) const {
        if (!m_problem.empty()) return fail(ErrorCode::Usage, m_problem);
        if (m_left.empty()) return {};
        return fail(ErrorCode::Usage,
                    network + "'s training has no setting " + m_left.begin()->first);
    }

private:
    std::map<std::string, double> m_left;
    std::string m_problem;
};

/// The settings as part of a training's configuration.
inline std::map<std::string, std::string> settingsText(const std::map<std::string, double>& own) {
    std::map<std::string, std::string> text;
    for (const auto& [name, value] : own) text[name] = std::to_string(value);
    return text;
}

}  // namespace gonio
