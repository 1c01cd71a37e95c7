#pragma once

#include <chrono>
#include <nlohmann/json.hpp>
#include <string>

#include "core/result.h"

namespace gonio {

enum ExitCode : int {
    kDone = 0,
    kInternalError = 1,  ///< and failures of the machine: disk full, solver gave up
    kWrongUsage = 2,
    kBadInput = 3,
    kMissingModel = 4,
    kCancelled = 5,
};

ExitCode exitCodeOf(ErrorCode code);

/// What the program says: results on standard output, everything else on standard error. As JSON,
/// one object a line on standard output, each with an "event".
class Console {
public:
    void setJson(bool json) { m_json = json; }

    bool isJson() const { return m_json; }

    /// A result: `text` for people, `fields` as {"event": "result", ...}.
    void result(const std::string& text, nlohmann::ordered_json fields);
    /// A remark on the way.
    void note(const std::string& sentence);
    void warning(const std::string& sentence);
    /// What could not be done, why and what to try. \return the exit code
    int error(const std::string& action, const Error& error);
    /// Wrong words on the command line.
    int usageError(const std::string& message);

    /// A bar with the remaining time on a terminal, a JSON line now and then with --json, one line
    /// a stage elsewhere.
    void progress(const std::string& stage, int done, int total);
    void endProgress();

private:
    using Clock = std::chrono::steady_clock;

    void line(nlohmann::ordered_json fields) const;
    double remaining_s(int done, int total) const;
    void drawBar(const std::string& stage, int done, int total);

    bool m_json = false;
    bool m_barShown = false;
    std::string m_stage;
    int m_firstDone = 0;
    Clock::time_point m_stageBegin, m_lastShown;
};

}  // namespace gonio
