package dev.eyas.sensor.state;

import dev.eyas.sensor.container.ContainerRegistry;
import java.nio.file.Path;
import java.util.List;

/** A node whose only process is an init, for tests. */
public class TestProcesses implements ProcessSource {
  @Override
  public void load(ThreadTable table, ContainerRegistry containers, long tid) {}

  @Override
  public void loadAll(ThreadTable table, ContainerRegistry containers) {
    ThreadInfo init = new ThreadInfo(1);
    init.pid = 1;
    init.ptid = 0;
    init.vtid = 1;
    init.vpid = 1;
    init.sid = 0;
    init.pgid = 1;
    init.vpgid = 1;
    init.comm = "init";
    init.exe = "/sbin/init";
    init.exePath = "/sbin/init";
    init.args = List.of("context", "ls", "--format", "{{json .}}");
    init.env = List.of("TEST_ENV_PARENT_LINEAGE=secret", "HOME=/home/user/parent");
    init.cwd = "/root/";
    init.uid = 0;
    init.gid = 0;
    init.cloneTime = 1_000_000_000L;
    table.add(init);
  }

  @Override
  public void loadDescriptor(ThreadInfo process, long number) {}

  @Override
  public void rereadDescriptors(ThreadTable table) {}

  @Override
  public Path rootOf(long pid) {
    return null;
  }
}
