#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "app/cli/commands.h"
#include "core/case/case_file.h"
#include "core/correct/corrected_angles.h"
#include "core/job.h"

namespace gonio {

/// A case as a command works on it: the file and its value, which change together.
class OpenCase {
public:
    /// The errors of CaseFile::open and CaseFile::load.
    static Result<OpenCase> open(const std::filesystem::path& path, CaseFile::Access access);

    const Case& value() const { return m_value; }

    CaseFile& file() { return *m_file; }

    /// Usage, naming the trials or people there are.
    Result<const Trial*> trial(int id) const;
    Result<const Person*> person(int trial, int person) const;
    /// As person(), and Usage where they have not been analysed.
    Result<const Person*> analysed(int trial, int person) const;

    /// One more step of the history. An edit that changes nothing is Usage: it is already so.
    Result<void> apply(const Edit& edit);

private:
    std::unique_ptr<CaseFile> m_file;
    Case m_value;
};

/// A person's present motion and angles, as the window shows them.
struct PersonState {
    std::shared_ptr<const BodyModel> body;
    Motion motion;
    AnglePair angles;
};

/// \return MissingModel where the body is not installed, Unsupported where it is another one than
///         that of the analysis
Result<PersonState> presentState(const Person& person, const Job& job = {});

/// Body of an analysis. \return as presentState()
Result<std::shared_ptr<const BodyModel>> bodyOf(const AnalysisInfo& info);

/// The video of a trial where it was last seen, or beside the case. \return NotFound with what to
/// do; Unsupported where the file there is another one
Result<std::filesystem::path> findVideo(const VideoRef& video,
                                        const std::filesystem::path& caseFile);

/// What every command on a case takes.
struct CaseChoice {
    std::string file;
    int trial = 0, person = 1;
};

void addCaseFile(CLI::App& command, CaseChoice& choice);
void addTrial(CLI::App& command, CaseChoice& choice);
void addPerson(CLI::App& command, CaseChoice& choice);

/// Says which step was done.
int sayStep(OpenCase& opened, const Edit& edit, CommandContext& context);

/// One step on a case: opens it, lets `make` say what changes (Result<Edit>(const OpenCase&)),
/// writes it and says so. \param action  for the sentence when it fails
template <class Make>
int editCase(const CaseChoice& choice, CommandContext& context, const std::string& action,
             const Make& make) {
    auto opened = OpenCase::open(choice.file, CaseFile::Access::ReadWrite);
    if (!opened) return context.console.error(action, opened.error());
    Result<Edit> edit = make(*opened);
    if (!edit) return context.console.error(action, edit.error());
    if (auto done = opened->apply(*edit); !done) return context.console.error(action, done.error());
    return sayStep(*opened, *edit, context);
}

}  // namespace gonio
