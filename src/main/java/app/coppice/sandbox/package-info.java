/// Every child process and every file access of an agent goes through here.
@NullMarked
package app.coppice.sandbox;

import org.jspecify.annotations.NullMarked;
