// Package processor tells how long this process has kept the processors busy,
// which on a shared machine says more than the clock.
package processor

import "syscall"

// Seconds is the processor time, of the user and of the system, that this
// process has taken so far.
func Seconds() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err) // the call fails for bad arguments only
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}
