package org.newsloom.task;

import java.util.concurrent.Executor;

/**
 * Runs something on the thread of the user interface, later and in the order given: the one place
 * where a result comes back to the window. Give it to the {@code ...Async} methods of a future. A
 * test without a toolkit uses {@code Runnable::run}.
 */
@FunctionalInterface
public interface UiExecutor extends Executor {}
