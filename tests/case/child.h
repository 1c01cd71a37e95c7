#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <functional>
#include <stdexcept>
#include <utility>

namespace gonio::testing {

/// Runs `work` in a forked process without threads; what it writes into the descriptor it is given
/// can be read from pipe().
class Child {
public:
    explicit Child(const std::function<int(int pipe)>& work) {
        int ends[2];
        if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
        m_process = ::fork();
        if (m_process == 0) {
            ::close(ends[0]);
            ::_exit(work(ends[1]));
        }
        ::close(ends[1]);
        m_pipe = ends[0];
    }

    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    ~Child() {
        if (m_process > 0) {
            ::kill(m_process, SIGKILL);
            wait();
        }
        ::close(m_pipe);
    }

    int pipe() const { return m_pipe; }

    void kill() const { ::kill(m_process, SIGKILL); }

    /// Exit code; -1 where a signal ended it.
    int wait() {
        int status = 0;
        ::waitpid(std::exchange(m_process, -1), &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    pid_t m_process = -1;
    int m_pipe = -1;
};

}  // namespace gonio::testing
