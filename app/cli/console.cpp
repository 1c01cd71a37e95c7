#include "app/cli/console.h"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace gonio {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::chrono::milliseconds kBarInterval{100}, kLineInterval{500};

std::string_view adviceFor(ErrorCode code) {
    switch (code) {
        case ErrorCode::Internal:
            return "This is a mistake of the program; please report it with the command line.";
        case ErrorCode::Usage:
            return "'gonio COMMAND --help' lists what is possible.";
        case ErrorCode::NotFound:
            return "Check the name and the folder.";
        case ErrorCode::MalformedFile:
            return "Get the file again from where it came.";
        case ErrorCode::Unsupported:
            return "";
        case ErrorCode::Forbidden:
            return "Do not trust this file; get it from its official source.";
        case ErrorCode::MissingModel:
            return "";
        case ErrorCode::NoPerson:
            return "A person must be seen nearly whole for some frames, upright and at least about "
                   "100 pixels tall; try another detector (--detector) or another person "
                   "(--person).";
        case ErrorCode::WriteFailed:
            return "Free some space or choose another folder.";
        case ErrorCode::Cancelled:
            return "";
        case ErrorCode::SolverFailed:
            return "Try --no-refine, or give --focal and --height.";
    }
    return "";
}

std::string durationText(double seconds) {
    const int whole = static_cast<int>(std::lround(seconds));
    if (whole < 100) return std::to_string(whole) + " s";
    return std::to_string((whole + 30) / 60) + " min";
}

bool isTerminal() {
    static const bool terminal = isatty(STDERR_FILENO) == 1;
    return terminal;
}

}  // namespace

ExitCode exitCodeOf(ErrorCode code) {
    switch (code) {
        case ErrorCode::Usage:
            return kWrongUsage;
        case ErrorCode::NotFound:
        case ErrorCode::MalformedFile:
        case ErrorCode::Unsupported:
        case ErrorCode::Forbidden:
        case ErrorCode::NoPerson:
            return kBadInput;
        case ErrorCode::MissingModel:
            return kMissingModel;
        case ErrorCode::Cancelled:
            return kCancelled;
        case ErrorCode::Internal:
        case ErrorCode::WriteFailed:
        case ErrorCode::SolverFailed:
            return kInternalError;
    }
    return kInternalError;
}

void Console::line(Json fields) const {
    const std::string text = fields.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    std::fputs(text.c_str(), stdout);
    std::fflush(stdout);
}

void Console::result(const std::string& text, Json fields) {
    endProgress();
    if (m_json) {
        Json object = {{"event", "result"}};
        object.update(fields);
        line(std::move(object));
        return;
    }
    std::fputs((text + "\n").c_str(), stdout);
    std::fflush(stdout);
}

void Console::note(const std::string& sentence) {
    endProgress();
    if (m_json) return line({{"event", "note"}, {"text", sentence}});
    std::fputs((sentence + "\n").c_str(), stderr);
}

void Console::warning(const std::string& sentence) {
    endProgress();
    if (m_json) return line({{"event", "warning"}, {"text", sentence}});
    std::fputs(("Warning: " + sentence + "\n").c_str(), stderr);
}

int Console::error(const std::string& action, const Error& error) {
    endProgress();
    const int exitCode = exitCodeOf(error.code);
    for (const std::string& context : error.context) spdlog::info("while {}", context);
    std::string text = action + ": " + error.detail;
    for (const std::string& context : error.context) text += "\n  while " + context;
    const std::string advice(adviceFor(error.code));
    if (m_json) {
        line({{"event", "error"},
              {"exit_code", exitCode},
              {"action", action},
              {"detail", error.detail},
              {"context", error.context},
              {"advice", advice}});
    }
    if (!advice.empty()) text += "\n" + advice;
    std::fputs((text + "\n").c_str(), stderr);
    return exitCode;
}

int Console::usageError(const std::string& message) {
    if (m_json) line({{"event", "error"}, {"exit_code", kWrongUsage}, {"detail", message}});
    std::fputs((message + "\n").c_str(), stderr);
    return kWrongUsage;
}

double Console::remaining_s(int done, int total) const {
    const int since = done - m_firstDone;
    if (since <= 0) return std::nan("");
    const double elapsed = std::chrono::duration<double>(Clock::now() - m_stageBegin).count();
    return elapsed / since * (total - done);
}

void Console::progress(const std::string& stage, int done, int total) {
    const auto now = Clock::now();
    const bool fresh = stage != m_stage;
    if (fresh) {
        endProgress();
        m_stage = stage;
        m_firstDone = done;
        m_stageBegin = now;
        if (!m_json && !isTerminal()) std::fputs((stage + "\n").c_str(), stderr);
    }
    const auto interval = m_json ? kLineInterval : kBarInterval;
    if (!fresh && done < total && now - m_lastShown < interval) return;
    m_lastShown = now;
    if (m_json) {
        const double remaining = remaining_s(done, total);
        line({{"event", "progress"},
              {"stage", stage},
              {"done", done},
              {"total", total},
              {"remaining_s", std::isfinite(remaining) ? Json(remaining) : Json()}});
    } else if (isTerminal()) {
        drawBar(stage, done, total);
    }
}

void Console::drawBar(const std::string& stage, int done, int total) {
    constexpr int kWidth = 30;
    const double share = total > 0 ? std::clamp(double(done) / total, 0.0, 1.0) : 0;
    const int filled = static_cast<int>(share * kWidth);
    const double remaining = remaining_s(done, total);
    std::string text = "\r" + stage + std::string(stage.size() < 20 ? 20 - stage.size() : 1, ' ') +
                       "[" + std::string(filled, '#') + std::string(kWidth - filled, '.') + "] " +
                       std::to_string(static_cast<int>(100 * share)) + " %";
    if (std::isfinite(remaining) && done < total) {
        text += ", about " + durationText(remaining) + " left";
    }
    std::fputs((text + "\x1b[K").c_str(), stderr);
    m_barShown = true;
}

void Console::endProgress() {
    if (m_barShown) std::fputs("\n", stderr);
    m_barShown = false;
    m_stage.clear();
}

}  // namespace gonio
